detente check data/fence.yaml --brief
