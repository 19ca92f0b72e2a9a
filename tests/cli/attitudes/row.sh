detente attitudes examples/cases/prisoners_dilemma.yaml --dm One --concept rnash
