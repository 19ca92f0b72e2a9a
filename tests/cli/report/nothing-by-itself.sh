detente report examples/cases/matching_pennies.yaml --format markdown | sed -n "1,/^### The conflict/p"
