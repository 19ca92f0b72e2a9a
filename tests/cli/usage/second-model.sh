detente solve data/fence.yaml data/pennies.yaml
