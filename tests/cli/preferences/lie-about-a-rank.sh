detente solve examples/preferences/unknown.yaml --concepts nash_a --format json | sed 's/"Farm": null/"Farm": 1/' > r.json; detente verify examples/preferences/unknown.yaml r.json
