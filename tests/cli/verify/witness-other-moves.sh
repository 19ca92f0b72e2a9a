detente explain examples/ukraine-2022/model.yaml --state stand_off --dm France --concept seq --format json | sed 's/"moves": 1,/"moves": 2,/' | detente verify examples/ukraine-2022/model.yaml -
