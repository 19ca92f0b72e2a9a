detente solve examples/cases/chicken.yaml --concepts maximin_100
