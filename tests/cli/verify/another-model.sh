detente solve data/fence.yaml --format json > r.json
detente verify data/pennies.yaml r.json
