detente solve examples/preferences/readings.yaml --readings all --concepts gmr,seq; detente solve examples/preferences/unknown.yaml --readings all --concepts nash
