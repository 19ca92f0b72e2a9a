detente solve data/fence.yaml --nonsense=3
