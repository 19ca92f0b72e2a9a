detente plan examples/cases/elmira_9.yaml --to 8 --any-end --worse-end
