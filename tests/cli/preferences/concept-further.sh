detente solve examples/preferences/unknown.yaml --concepts l_3
