detente explain examples/ukraine-2022/model.yaml --state 145 --dm Russia --concept sim --format json | sed 's/"end": 131/"end": 132/' | detente verify examples/ukraine-2022/model.yaml -
