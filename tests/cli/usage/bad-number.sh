detente solve data/fence.yaml --max-states 1e6
