detente solve data/fence.yaml -o nowhere/answer
