detente explain examples/cases/stag_hunt.yaml --state 1 --concept nm
