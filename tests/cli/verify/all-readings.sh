detente solve examples/features/readings.yaml --readings all --concepts all --format json | detente verify examples/features/readings.yaml -
