detente solve examples/preferences/readings.yaml --readings all --format csv
