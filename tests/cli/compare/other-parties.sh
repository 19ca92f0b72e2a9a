# Two conflicts with nothing in common.
detente compare examples/cases/prisoners_dilemma.yaml examples/cases/chicken.yaml --most 3
