detente graph data/fence.yaml --format csv
