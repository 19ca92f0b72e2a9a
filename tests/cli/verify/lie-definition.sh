detente solve data/fence.yaml --format json | sed 's/"step": "any"/"step": "single"/' > lie.json
detente verify data/fence.yaml lie.json
