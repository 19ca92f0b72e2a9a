detente solve data/fence.yaml --concepts all --format json > true.json
detente verify data/fence.yaml true.json
