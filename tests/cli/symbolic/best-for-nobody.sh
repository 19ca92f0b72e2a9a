detente solve examples/ukraine-2022/model.yaml --best-for Ukrainia
