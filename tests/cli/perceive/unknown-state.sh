detente perceive examples/features/perceptions.yaml --state sold
