detente plan examples/ukraine-2022/model.yaml --to stand_off --concept gmr
