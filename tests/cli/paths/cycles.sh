detente paths data/pennies.yaml --from 1
