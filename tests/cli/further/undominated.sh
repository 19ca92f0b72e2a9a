detente solve examples/cases/chicken.yaml --concepts policy --undominated
