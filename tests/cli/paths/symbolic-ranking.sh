detente paths examples/cases/chicken.yaml --engine symbolic --from 1
