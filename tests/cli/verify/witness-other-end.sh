detente explain examples/ukraine-2022/model.yaml --state full_deal --dm NATO --concept smr --format json | sed 's/"end": 145/"end": 148/' | detente verify examples/ukraine-2022/model.yaml -
