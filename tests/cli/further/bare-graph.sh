detente solve examples/cases/elmira_9.yaml --concepts seq_or_sim
