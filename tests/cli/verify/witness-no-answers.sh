detente explain examples/ukraine-2022/model.yaml --state full_deal --dm NATO --concept smr --format json | sed '/"to": 148, "sanctioned"/d' | detente verify examples/ukraine-2022/model.yaml -
