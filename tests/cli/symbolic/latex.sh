detente solve examples/ukraine-2022/model.yaml --engine symbolic --format latex --concepts seq --examples 1
