detente paths examples/cases/elmira_9.yaml --from 9 --to 1
