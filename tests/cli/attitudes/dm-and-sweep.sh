detente attitudes examples/cases/prisoners_dilemma.yaml --dm One --sweep none
