detente solve data/fence.yaml --max-time 0
