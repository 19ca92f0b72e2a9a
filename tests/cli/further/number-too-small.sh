detente solve examples/cases/chicken.yaml --concepts l_0
