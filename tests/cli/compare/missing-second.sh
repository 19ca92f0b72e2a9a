detente compare examples/fence.yaml nowhere.yaml
