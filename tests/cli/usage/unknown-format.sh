detente solve data/fence.yaml --format jsn
