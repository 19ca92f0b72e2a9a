detente solve examples/features/readings.yaml --reading Seler=proud
