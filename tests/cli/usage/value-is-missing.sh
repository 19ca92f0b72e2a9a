detente solve data/fence.yaml --where
