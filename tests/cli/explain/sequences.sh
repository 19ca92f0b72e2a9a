detente explain examples/cases/b2_sequences.yaml --state 1 --concept gmr --depth witness; detente explain examples/cases/b2_sequences.yaml --state 1 --concept smr
