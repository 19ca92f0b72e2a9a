detente explain examples/ukraine-2022/model.yaml --state full_deal --dm NATO --concept smr --format markdown
