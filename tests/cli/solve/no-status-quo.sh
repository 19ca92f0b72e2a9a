detente solve data/warned.yaml
