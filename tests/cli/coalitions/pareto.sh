detente coalitions examples/ukraine-2022/model.yaml --pareto --state interim_deal
