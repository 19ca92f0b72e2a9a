detente solve data/fence.yaml --format json | head -c 700 | detente verify data/fence.yaml -
