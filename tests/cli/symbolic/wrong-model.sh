detente solve data/wrong.yaml --engine symbolic
