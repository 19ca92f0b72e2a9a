detente solve data/fence.yaml --format json | sed 's/"status_quo": 1/"status_quo": 2/' > lie.json
detente verify data/fence.yaml lie.json
