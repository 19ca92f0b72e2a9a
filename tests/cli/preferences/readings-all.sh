detente solve examples/preferences/unknown.yaml --readings all
