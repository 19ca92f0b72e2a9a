sed "s/{lend: Lend the bicycle}/{lend: {text: Lend the bicycle, moves: take}}/" examples/features/levers.yaml > bicycle.yaml
detente report bicycle.yaml --format markdown | sed -n "/^### What would have to change/,/^### Who could/p; /^### Exhibit.*Judgements that/,/^### Exhibit.*What it means/p"
