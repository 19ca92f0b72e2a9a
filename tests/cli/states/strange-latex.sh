detente states data/strange.yaml --format latex
