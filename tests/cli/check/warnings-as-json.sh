detente check data/warned.yaml --format json
