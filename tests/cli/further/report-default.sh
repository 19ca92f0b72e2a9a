detente report examples/cases/chicken.yaml --format markdown | grep "Further concepts" || echo none
