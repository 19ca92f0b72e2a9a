detente paths examples/cases/prisoners_dilemma.yaml
