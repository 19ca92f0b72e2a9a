detente solve examples/preferences/probable.yaml --table
