detente solve examples/features/readings.yaml --format json --readings all | sed 's/"Seller": "patient"/"Seller": "angry"/' > lie.json
detente verify examples/features/readings.yaml lie.json
