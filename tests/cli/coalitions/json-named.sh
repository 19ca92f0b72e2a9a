detente coalitions examples/cases/chicken.yaml --coalition One,Two --joint --format json
