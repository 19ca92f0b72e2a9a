detente solve data/wrong.yaml 2>&-
