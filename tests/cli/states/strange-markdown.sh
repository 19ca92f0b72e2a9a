detente states data/strange.yaml --format markdown
