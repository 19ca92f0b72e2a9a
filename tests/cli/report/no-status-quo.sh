detente report examples/cases/garrison.yaml --format markdown
