detente solve data/fence.yaml --fromat json
