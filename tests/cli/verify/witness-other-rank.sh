detente explain examples/ukraine-2022/model.yaml --state full_deal --dm NATO --concept smr --format json | sed 's/"NATO": 87/"NATO": 88/' | detente verify examples/ukraine-2022/model.yaml -
