detente perceive examples/features/perceptions.yaml --concept sequential
