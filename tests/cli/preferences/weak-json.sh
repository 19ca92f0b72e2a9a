detente solve data/undecided.yaml --concepts gmr_c,gmr_c_strong --brief --format json | tail -70
