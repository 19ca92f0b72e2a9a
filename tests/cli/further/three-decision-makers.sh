detente solve examples/cases/elmira.yaml --concepts l_3
