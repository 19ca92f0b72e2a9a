detente paths examples/cases/elmira.yaml --table
