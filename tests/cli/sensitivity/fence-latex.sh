detente sensitivity examples/fence.yaml --format latex --most 3
