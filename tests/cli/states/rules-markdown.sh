detente states examples/features/readings.yaml --format markdown
