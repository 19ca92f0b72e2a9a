detente explain examples/cases/elmira.yaml --state 1 --concept nm
