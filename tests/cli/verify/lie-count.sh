detente solve data/fence.yaml --format json | sed 's/"count": 4/"count": 5/' > lie.json
detente verify data/fence.yaml lie.json
