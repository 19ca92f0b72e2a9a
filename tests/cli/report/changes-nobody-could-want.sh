# Somebody would have to be content with less: the report says who.
detente report examples/guide/drums.yaml --format markdown | sed -n "/^### What would have to change/,/^### Who could/p"
