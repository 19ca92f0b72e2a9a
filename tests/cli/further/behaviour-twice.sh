detente solve examples/cases/chicken.yaml --behaviour One=any --behaviour One=stay
