detente plan examples/ukraine-2022/model.yaml --to ease --reading Russia=conquest
