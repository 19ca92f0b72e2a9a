detente solve examples/features/readings.yaml --format json | sed 's/"by": "liking"/"by": "tie"/' > lie.json
detente verify examples/features/readings.yaml lie.json
