detente solve examples/cases/chicken.yaml --better-than-status-quo
