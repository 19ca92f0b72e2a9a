detente solve examples/preferences/bounds.yaml --concepts nash,seq_llu --format markdown
