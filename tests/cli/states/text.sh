detente states data/fence.yaml --format text
