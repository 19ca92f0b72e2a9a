# What was found when the memory is used up is told.
sh data/middling-model.sh > middling.yaml
printf "perceptions:\n  A: {of: {B: {statements: [A1]}}}\n" >> middling.yaml
detente perceive middling.yaml --most 1 --max-memory 7
