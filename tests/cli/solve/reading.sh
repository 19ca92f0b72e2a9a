detente solve examples/features/readings.yaml --reading Seller=proud --concepts nash
