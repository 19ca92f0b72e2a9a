detente solve examples/cases/chicken.yaml --concept-of One=nahs
