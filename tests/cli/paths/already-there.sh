detente paths examples/cases/elmira_9.yaml --to 1
