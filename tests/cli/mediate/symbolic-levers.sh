# Levers bring options: the same sets as where states are listed.
detente mediate examples/features/levers.yaml --to favour --reading Tom=careless --concept nash --changes lever --size 3 --engine symbolic
