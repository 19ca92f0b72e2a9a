detente explain examples/ukraine-2022/model.yaml --state stand_off --dm France --concept seq --format json | sed 's/"reached": 0/"reached": 3/' | detente verify examples/ukraine-2022/model.yaml -
