detente paths examples/ukraine-2022/model.yaml --to 'framework and not reinforce' --most 3 --sequences 1
