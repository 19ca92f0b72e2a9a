# Without a status quo only the equilibrium is asked for.
grep -v '^status_quo' examples/features/levers.yaml > model.yaml
detente mediate model.yaml --to favour --reading Tom=careless --concept nash --size 1
