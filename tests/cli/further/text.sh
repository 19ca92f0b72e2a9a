detente solve examples/cases/chicken.yaml --concepts nash,further
