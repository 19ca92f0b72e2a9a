detente attitudes examples/ukraine-2022/model.yaml --attitude Russia:NATO=- --most 3
