detente solve data/fence.yaml --engine symbolic
