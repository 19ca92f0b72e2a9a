detente solve examples/fence.yaml --examples 2
