detente paths data/one-mover.yaml --to gone
detente solve data/one-mover.yaml
