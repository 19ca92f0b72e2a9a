detente explain examples/cases/elmira.yaml --state 1 --concept seq_2
