detente sensitivity examples/ukraine-2022/model.yaml --state full_deal --concepts nash --most 3
