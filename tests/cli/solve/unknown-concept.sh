detente solve data/fence.yaml --concepts nash,sec
