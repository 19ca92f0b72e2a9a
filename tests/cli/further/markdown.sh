detente solve examples/cases/prisoners_dilemma.yaml --concepts l_3,cmr_3 --format markdown
