detente report data/many-minds.yaml --format markdown | sed -n '1,/^### The conflict/p; /^### How it depends/,/^### Map/p; /^### Readings/,/^## Exhibits/p; /Left out/p'
