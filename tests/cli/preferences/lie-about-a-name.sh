detente solve examples/preferences/unknown.yaml --concepts nash_a --format json | sed 's/nash_a/nash/' > r.json; detente verify examples/preferences/unknown.yaml r.json
