detente solve examples/preferences/readings.yaml --readings all --concepts nash,smr --brief --format json | tail -95
