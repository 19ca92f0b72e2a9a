detente attitudes examples/cases/prisoners_dilemma.yaml --attitude One:Two=+ --format json
