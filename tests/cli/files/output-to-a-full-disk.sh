detente solve data/fence.yaml -o /dev/full
