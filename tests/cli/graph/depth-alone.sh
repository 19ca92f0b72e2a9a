detente graph data/fence.yaml --depth 2
