# Levers that others would have to pull are out, those of somebody outside are not.
detente mediate examples/features/levers.yaml --to favour --reading Tom=careless --concept nash --by Lea
