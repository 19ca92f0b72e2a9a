detente sensitivity examples/fence.yaml --format json
