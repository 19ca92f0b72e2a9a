detente solve examples/ukraine-2022/model.yaml --best-for Ukraine --concepts seq --examples 0
