detente check data/warned.yaml --strict
