detente sensitivity examples/fence.yaml --concepts nash,smart
