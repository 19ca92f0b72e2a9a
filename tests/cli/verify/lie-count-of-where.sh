detente solve data/fence.yaml --format json --where build | sed 's/"count": 2}/"count": 3}/' > lie.json
detente verify data/fence.yaml lie.json
