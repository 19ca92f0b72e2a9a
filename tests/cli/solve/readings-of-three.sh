detente solve data/minds.yaml --readings all --concepts nash,seq
