detente compare examples/cases/elmira.yaml examples/cases/elmira_9.yaml
