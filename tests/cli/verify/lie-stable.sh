detente solve data/fence.yaml --format json | sed 's/"Anna": \[1, /"Anna": [/' > lie.json
detente verify data/fence.yaml lie.json
