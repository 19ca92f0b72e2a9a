detente coalitions examples/ukraine-2022/model.yaml --size 2 --most 1
