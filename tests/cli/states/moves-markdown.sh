detente states data/fence.yaml --moves --format markdown
