detente solve examples/preferences/pairs.yaml
