detente explain examples/ukraine-2022/model.yaml --state 1 --format csv
