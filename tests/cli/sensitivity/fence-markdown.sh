detente sensitivity examples/fence.yaml --format markdown --most 3
