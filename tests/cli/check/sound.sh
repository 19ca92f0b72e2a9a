detente check data/fence.yaml
