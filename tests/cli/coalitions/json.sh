detente coalitions examples/ukraine-2022/model.yaml --format json
