detente graph data/undecided.yaml --format csv; detente graph examples/preferences/fuzzy.yaml --format csv
