detente solve data/undecided.yaml --concepts smr_a,smr_a_strong --format csv
