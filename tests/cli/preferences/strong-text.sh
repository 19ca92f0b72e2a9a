detente solve examples/preferences/strong.yaml
