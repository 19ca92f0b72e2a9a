detente check data/fence.yaml --format latex
