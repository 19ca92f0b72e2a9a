detente graph data/fence.yaml --format text
