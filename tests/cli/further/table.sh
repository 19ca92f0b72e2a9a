detente solve examples/cases/prisoners_dilemma.yaml --concepts seq,l_3 --table
