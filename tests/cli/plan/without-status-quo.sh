detente plan examples/cases/prisoners_dilemma.yaml --to DD
