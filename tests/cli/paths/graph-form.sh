detente paths examples/cases/matching_pennies.yaml --from 1 --to 3
