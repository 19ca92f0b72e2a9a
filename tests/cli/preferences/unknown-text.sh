detente solve examples/preferences/unknown.yaml --concepts nash,smr --format text
