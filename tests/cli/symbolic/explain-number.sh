detente explain examples/ukraine-2022/model.yaml --engine symbolic --state 13
