detente mediate examples/features/levers.yaml --to favour --reading Tom=careless --concept nash --format latex
