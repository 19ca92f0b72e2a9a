detente solve data/fence.yaml --max-memory=-1
