detente solve data/fence.yaml --where "build nd pay"
