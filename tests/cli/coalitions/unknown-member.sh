detente coalitions examples/ukraine-2022/model.yaml --coalition Russia,Nato
