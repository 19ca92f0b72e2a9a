detente states data/strange.yaml --format csv
