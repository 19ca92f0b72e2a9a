detente sensitivity data/pennies.yaml --concepts all --most 2
