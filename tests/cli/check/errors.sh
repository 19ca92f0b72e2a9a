detente check data/wrong.yaml
