detente solve examples/preferences/probable.yaml --concepts nash,seq --format csv
