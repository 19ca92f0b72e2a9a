detente solve examples/preferences/unknown.yaml --engine symbolic
