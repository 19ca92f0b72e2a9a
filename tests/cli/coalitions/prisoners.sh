detente coalitions examples/cases/prisoners_dilemma.yaml
