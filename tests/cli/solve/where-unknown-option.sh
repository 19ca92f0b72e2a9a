detente solve data/fence.yaml --where "build and pya"
