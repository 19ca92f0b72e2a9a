detente explain examples/ukraine-2022/model.yaml --state full_deal --dm NATO --concept smr --format json | sed 's/{"to": 148/{"to": 155/' | detente verify examples/ukraine-2022/model.yaml -
