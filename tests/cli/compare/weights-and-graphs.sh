# Weights one by one; bare graphs with other moves.
sed 's/clean: -2/clean: 1/' examples/features/weights.yaml > second.yaml
detente compare examples/features/weights.yaml second.yaml --concepts nash
sed 's/L: {s1: \[s5\]/L: {s1: []/' examples/cases/elmira_9.yaml > second.yaml
detente compare examples/cases/elmira_9.yaml second.yaml --concepts nash
