detente solve data/fence.yaml --where false --format json
