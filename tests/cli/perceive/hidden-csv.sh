detente perceive examples/features/perceptions.yaml --format csv
