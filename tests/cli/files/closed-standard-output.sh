detente solve data/fence.yaml >&-
