detente solve examples/preferences/bounds.yaml --concepts nash,gmr_lu --format csv
