detente report examples/preferences/bounds.yaml --format markdown | sed -n "1,/^### Exhibit 6/p"
