detente report data/minds.yaml --format markdown
