detente data/fence.yaml
