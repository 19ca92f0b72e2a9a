detente solve examples/preferences/strong.yaml --format json > r.json; detente verify examples/preferences/strong.yaml r.json
