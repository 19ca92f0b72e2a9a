detente paths examples/cases/elmira_9.yaml --from 8 --concept nash
