detente report examples/ukraine-2022/model.yaml --format markdown
