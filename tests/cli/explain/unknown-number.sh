detente explain examples/ukraine-2022/model.yaml --state 353
