detente mediate examples/ukraine-2022/model.yaml --to "invade and ease" --format json
