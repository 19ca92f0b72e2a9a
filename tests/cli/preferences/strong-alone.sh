detente solve data/undecided.yaml --concepts gmr_c_strong --format csv
