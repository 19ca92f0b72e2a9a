detente report data/strange.yaml --format latex
