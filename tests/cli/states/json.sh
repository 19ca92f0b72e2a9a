detente states data/fence.yaml --format json
