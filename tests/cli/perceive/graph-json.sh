detente perceive data/graph_perceptions.yaml --format json
