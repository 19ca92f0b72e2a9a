detente solve data/fence.yaml --where "pay and not build"
