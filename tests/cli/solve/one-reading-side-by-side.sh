detente solve data/fence.yaml --readings all --concepts nash
