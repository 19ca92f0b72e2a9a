detente check data/wrong.yaml --format json
