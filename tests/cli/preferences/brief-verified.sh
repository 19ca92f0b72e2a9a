detente solve examples/preferences/unknown.yaml --brief --format json > r.json; detente verify examples/preferences/unknown.yaml r.json
