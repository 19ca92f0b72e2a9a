detente solve examples/ukraine-2022/model.yaml --format json > /dev/full
