detente check data/fence.yaml --strict
