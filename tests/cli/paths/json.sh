detente paths examples/cases/elmira_9.yaml --format json
