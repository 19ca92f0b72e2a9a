detente paths examples/cases/elmira_9.yaml --to 8 --disimprove U --format json
