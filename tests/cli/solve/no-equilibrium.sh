detente solve data/pennies.yaml --concepts nash
