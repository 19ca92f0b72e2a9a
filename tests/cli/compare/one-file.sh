detente compare examples/fence.yaml
