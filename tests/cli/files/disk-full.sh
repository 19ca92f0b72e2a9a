detente solve data/fence.yaml > /dev/full
