# Where states are not listed: what would have to change for one state, and what that does to all equilibria.
detente mediate examples/forty_villages.yaml --to draw6,draw9 --concept nash
