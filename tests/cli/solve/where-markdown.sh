detente solve examples/features/readings.yaml --where "raise or not come_down" --concepts nash,seq --format markdown
