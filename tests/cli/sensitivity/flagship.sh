detente sensitivity examples/ukraine-2022/model.yaml
