detente perceive examples/fence.yaml
