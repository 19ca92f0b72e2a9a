detente solve data/fence.yaml --concepts all --format latex
