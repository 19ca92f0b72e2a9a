detente solve data/fence.yaml --table
