detente check data/fence.yaml --format json
