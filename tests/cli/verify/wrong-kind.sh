detente solve data/fence.yaml --format json | sed "s/\"count\": 4/\"count\": \"4\"/" | detente verify data/fence.yaml -
