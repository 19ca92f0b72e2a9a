detente solve data/wrong.yaml
