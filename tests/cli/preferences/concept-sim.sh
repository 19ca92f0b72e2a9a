detente solve examples/preferences/unknown.yaml --concepts sim
