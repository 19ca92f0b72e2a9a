detente solve examples/features/readings.yaml --format json --readings all | sed 's/"gmr": {"equilibria": \[1, 3/"gmr": {"equilibria": [3/' > lie.json
detente verify examples/features/readings.yaml lie.json
