detente solve examples/ukraine-2022/model.yaml --engine explicit --better-than-status-quo
