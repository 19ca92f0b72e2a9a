detente perceive examples/features/perceptions.yaml --format latex --table
