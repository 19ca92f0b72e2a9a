detente solve data/strange.yaml --format json > r.json; detente verify data/strange.yaml r.json
