detente report examples/preferences/unknown.yaml --format markdown | sed -n "1,/^### Exhibit 6/p"
