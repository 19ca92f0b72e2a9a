detente perceive data/graph_perceptions.yaml
