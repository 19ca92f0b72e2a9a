detente explain examples/preferences/unknown.yaml --state as_it_is --concept seq_a --dm Farm --format json | sed 's/"seq_a"/"seq_b"/' > r.json; detente verify examples/preferences/unknown.yaml r.json
