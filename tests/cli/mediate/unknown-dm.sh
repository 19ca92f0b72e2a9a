detente mediate examples/ukraine-2022/model.yaml --to talks --by Nato
