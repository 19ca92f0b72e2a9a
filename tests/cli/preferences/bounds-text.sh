detente solve examples/preferences/bounds.yaml --concepts gmr,seq
