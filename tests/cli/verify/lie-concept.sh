detente solve data/fence.yaml --format json | sed 's/"sseq"/"msr"/' > lie.json
detente verify data/fence.yaml lie.json
