detente solve examples/ukraine-2022/model.yaml --engine symbolic --format json --examples 2
