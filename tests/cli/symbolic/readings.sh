detente solve examples/ukraine-2022/model.yaml --engine symbolic --readings all --concepts nash,seq --examples 0
