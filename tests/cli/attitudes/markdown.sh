detente attitudes examples/cases/prisoners_dilemma.yaml --format markdown
