detente solve examples/preferences/unknown.yaml --concepts nash_a,nash,nash_a --format csv | head -1
