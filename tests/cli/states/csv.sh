detente states data/fence.yaml --format csv
