cp data/fence.yaml ./-fence.yaml && detente check -- -fence.yaml
