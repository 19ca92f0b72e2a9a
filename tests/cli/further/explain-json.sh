detente explain examples/cases/chicken.yaml --state 1 --concept l_3 --format json
