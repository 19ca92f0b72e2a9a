detente explain examples/cases/chicken.yaml --state 1 --dm One --concept l_3
detente explain examples/cases/chicken.yaml --state 1 --dm One --concept L_2
