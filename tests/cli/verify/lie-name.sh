detente solve data/fence.yaml --format json | sed 's/"shared"/"halved"/' > lie.json
detente verify data/fence.yaml lie.json
