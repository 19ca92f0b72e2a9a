detente sensitivity examples/fence.yaml --format csv
