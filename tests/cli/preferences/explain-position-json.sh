detente explain examples/preferences/unknown.yaml --state as_it_is --format json
