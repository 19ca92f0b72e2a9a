detente solve data/fence.yaml -x
