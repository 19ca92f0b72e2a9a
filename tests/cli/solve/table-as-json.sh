detente solve data/fence.yaml --table --format json
