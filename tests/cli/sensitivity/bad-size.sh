detente sensitivity examples/fence.yaml --size 3
