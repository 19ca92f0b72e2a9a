detente solve data/fence.yaml --depth 2
