detente solve examples/cases/elmira_9.yaml --engine symbolic
