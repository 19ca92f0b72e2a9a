detente explain examples/ukraine-2022/model.yaml --state full_deal --dm NATO --concept smr --format json | sed 's/"by": "Russia"/"by": "Ukraine"/' | detente verify examples/ukraine-2022/model.yaml -
