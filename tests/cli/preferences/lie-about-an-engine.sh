detente solve examples/preferences/unknown.yaml --concepts nash_a --format json | sed 's/relational/explicit/' > r.json; detente verify examples/preferences/unknown.yaml r.json
