detente paths examples/ukraine-2022/model.yaml --table --format csv
