detente solve data/fence.yaml -o --brief
