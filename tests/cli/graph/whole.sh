detente graph data/fence.yaml
