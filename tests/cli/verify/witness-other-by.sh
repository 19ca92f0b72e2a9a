detente explain examples/ukraine-2022/model.yaml --state full_deal --dm NATO --concept smr --format json | sed 's/"by": "sanction"/"by": "tie"/' | detente verify examples/ukraine-2022/model.yaml -
