detente solve data/fence.yaml --format json > r.json
detente verify data/fence.yaml r.json --format json
