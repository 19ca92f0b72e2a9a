detente perceive examples/ukraine-2022/perceptions.yaml --concept nash --format markdown --most 3
