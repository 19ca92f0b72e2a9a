# What is known when the memory is used up is told.
sh data/middling-model.sh > middling.yaml
detente plan middling.yaml --to "A1 and B1" --any-end --worse-end --max-memory 8
