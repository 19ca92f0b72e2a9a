# What was looked at when the memory is used up is told.
sh data/middling-model.sh > middling.yaml
detente coalitions middling.yaml --concept gmr --most 2 --max-memory 16
