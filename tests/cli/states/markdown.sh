detente states data/fence.yaml --format markdown
