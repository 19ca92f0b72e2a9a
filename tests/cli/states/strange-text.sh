detente states data/strange.yaml --format text
