detente sensitivity examples/cases/matching_pennies.yaml
