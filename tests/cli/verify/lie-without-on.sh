detente solve data/fence.yaml --concepts nash --format json | sed 's/, "on": [a-z0-9]*//' > lie.json
detente verify data/fence.yaml lie.json
