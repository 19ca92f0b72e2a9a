detente graph data/fence.yaml --improvements
