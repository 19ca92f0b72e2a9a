detente solve data/warned.yaml --concepts nash | head -1
