detente paths examples/ukraine-2022/model.yaml --engine symbolic --from talks --to "limit" --format json
