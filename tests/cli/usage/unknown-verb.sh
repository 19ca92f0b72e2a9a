detente slove data/fence.yaml
