detente graph examples/ukraine-2022/model.yaml --format csv | head -1
