detente check data/fence.yaml --max-states 1
