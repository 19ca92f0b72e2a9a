detente mediate examples/ukraine-2022/model.yaml --to "ease and not limit" --avoid war --concept nash --reading Russia=opportunism --most 2
