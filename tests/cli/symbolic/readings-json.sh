detente solve examples/features/readings.yaml --engine symbolic --reading Seller=proud --format json
