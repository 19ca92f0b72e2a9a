detente solve examples/preferences/unknown.yaml --concepts seq_d --format json | sed 's/"by": "unknown"/"by": "liking"/' > r.json; detente verify examples/preferences/unknown.yaml r.json
