detente sensitivity examples/cases/elmira_9.yaml --size 2 --most 3
