detente solve examples/preferences/readings.yaml --readings all --concepts seq_a; detente solve examples/preferences/readings.yaml --concepts seq_a
