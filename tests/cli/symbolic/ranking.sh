detente solve examples/cases/garrison.yaml --engine symbolic
