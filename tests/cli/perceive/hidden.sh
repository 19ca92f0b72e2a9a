detente perceive examples/features/perceptions.yaml
