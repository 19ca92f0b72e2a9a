detente solve examples/features/readings.yaml --format json | sed 's/"on": 3/"on": 2/' > lie.json
detente verify examples/features/readings.yaml lie.json
