detente sensitivity examples/fence.yaml --state nowhere
