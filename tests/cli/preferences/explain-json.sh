detente explain examples/preferences/unknown.yaml --state as_it_is --concept seq_a --format json
