detente explain examples/ukraine-2022/model.yaml --state war --dm NATO --format markdown
