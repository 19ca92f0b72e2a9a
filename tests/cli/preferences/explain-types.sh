detente explain examples/preferences/unknown.yaml --state as_it_is --concept seq; detente explain examples/preferences/unknown.yaml --state 8 --concept smr_d --depth sentence
