detente solve examples/preferences/unknown.yaml --concepts gmr_e
