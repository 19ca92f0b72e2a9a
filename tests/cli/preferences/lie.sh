detente solve examples/preferences/unknown.yaml --concepts seq_d --format json | sed 's/"Village": \[1, /"Village": [/' > r.json; detente verify examples/preferences/unknown.yaml r.json
