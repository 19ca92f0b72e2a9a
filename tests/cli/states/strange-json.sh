detente states data/strange.yaml --format json
