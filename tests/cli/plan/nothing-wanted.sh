detente plan examples/ukraine-2022/model.yaml --to 'invade and not invade'
