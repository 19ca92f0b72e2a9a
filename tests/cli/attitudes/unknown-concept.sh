detente attitudes examples/cases/prisoners_dilemma.yaml --concept seq
