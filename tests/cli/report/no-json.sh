detente report examples/fence.yaml --format json
