detente report examples/preferences/fuzzy.yaml --format markdown
