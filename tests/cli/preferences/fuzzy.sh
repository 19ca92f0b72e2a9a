detente solve examples/preferences/fuzzy.yaml --table
