detente perceive examples/ukraine-2022/perceptions.yaml --most 4
