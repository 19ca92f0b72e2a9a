detente perceive examples/features/perceptions.yaml --state lost --table
