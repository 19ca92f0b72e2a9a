detente solve examples/features/readings.yaml --reading Seller=proud --reading Seller=keen
