detente explain examples/ukraine-2022/model.yaml --state full_deal --dm NATO --concept smr --format json | sed 's/"state": 156/"state": 13/' | detente verify examples/ukraine-2022/model.yaml -
