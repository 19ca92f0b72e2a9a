detente solve examples/cases/chicken.yaml --concepts maximum_3
