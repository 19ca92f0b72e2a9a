detente attitudes data/graph_perceptions.yaml
