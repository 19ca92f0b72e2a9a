detente solve examples/cases/chicken.yaml --concepts seq_1
