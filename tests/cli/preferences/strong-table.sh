detente solve examples/preferences/strong.yaml --concepts gmr --table
