detente solve examples/features/readings.yaml --reading Seller=prud
