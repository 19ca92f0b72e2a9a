detente paths examples/ukraine-2022/model.yaml --engine symbolic --format dot
