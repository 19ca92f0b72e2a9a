detente check data/warned.yaml
