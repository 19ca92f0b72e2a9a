detente states data/fence.yaml --format latex
