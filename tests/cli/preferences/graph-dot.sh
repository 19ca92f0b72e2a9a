detente graph data/undecided.yaml
