# Sections that need many solutions are left out of the report on a conflict of many states, and the report says so.
sh data/middling-model.sh > middling.yaml
detente report middling.yaml --format markdown | sed -n "/^### What would have to change/,/^### Who could/p; /^### Exhibit.*Judgements that/,/^### Exhibit.*What it means/p"
