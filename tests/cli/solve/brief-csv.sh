detente solve examples/features/readings.yaml --brief --concepts nash,seq --format csv
