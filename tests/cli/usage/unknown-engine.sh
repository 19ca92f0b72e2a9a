detente solve data/fence.yaml --engine explicitly
