detente plan examples/ukraine-2022/model.yaml --to war --format json
