# What is known when the memory is used up is told.
sh data/middling-model.sh > middling.yaml
detente paths middling.yaml --to "A1 and B1" --max-memory 6
