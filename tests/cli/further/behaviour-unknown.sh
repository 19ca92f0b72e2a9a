detente solve examples/cases/chicken.yaml --behaviour One=maybe
