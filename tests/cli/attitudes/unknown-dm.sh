detente attitudes examples/cases/prisoners_dilemma.yaml --attitude One:Too=+
