detente solve examples/cases/chicken.yaml --concepts l_3 --engine symbolic
