detente explain examples/ukraine-2022/model.yaml --state stand_of
