detente solve examples/features/readings.yaml --readings all
