detente solve examples/preferences/strong.yaml --concepts seq --brief --format json
