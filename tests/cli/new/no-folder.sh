detente new nowhere/model.yaml
