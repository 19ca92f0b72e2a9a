detente solve data/fence.yaml --format json > r.json
detente verify data/wrong.yaml r.json
