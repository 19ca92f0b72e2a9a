detente solve examples/preferences/table.yaml --concepts gmr,seq
