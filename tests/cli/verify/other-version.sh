detente solve data/fence.yaml --format json | sed "s/\"version\": 1/\"version\": 2/" | detente verify data/fence.yaml -
