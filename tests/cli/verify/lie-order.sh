detente solve data/fence.yaml --format json | sed 's/"Ben": \[1, 2/"Ben": [2, 1/' > lie.json
detente verify data/fence.yaml lie.json
