detente solve data/minds.yaml --readings some
