detente plan examples/fence.yaml --to shared --format markdown
