detente solve examples/features/readings.yaml --reading Buyer=proud
