detente report examples/preferences/readings.yaml --format markdown | sed -n "/^### How it depends/,/^## Pictures/p"
