detente compare examples/fence.yaml examples/preferences/unknown.yaml
detente compare examples/preferences/unknown.yaml examples/fence.yaml
