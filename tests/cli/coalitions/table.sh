detente coalitions examples/ukraine-2022/model.yaml --concept gmr --most 1 --table | head -90
