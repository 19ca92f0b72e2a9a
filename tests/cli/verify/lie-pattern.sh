detente solve data/fence.yaml --format json | sed 's/"YY"/"YN"/' > lie.json
detente verify data/fence.yaml lie.json
