detente graph data/strange.yaml
