detente explain examples/ukraine-2022/model.yaml --state full_deal --dm NATO --concept smr --format json | sed 's/"to": 145/"to": 156/' | detente verify examples/ukraine-2022/model.yaml -
