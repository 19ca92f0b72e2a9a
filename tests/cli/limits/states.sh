detente solve data/fence.yaml --max-states 3
