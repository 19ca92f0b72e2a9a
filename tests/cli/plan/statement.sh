detente plan examples/ukraine-2022/model.yaml --to 'not invade and framework and not reinforce'
