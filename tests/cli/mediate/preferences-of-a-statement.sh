# Of the states that satisfy a statement the first few are asked about.
detente mediate examples/features/garden_fence.json --to 1 --preferences --concept gmr
detente mediate examples/features/weights.yaml --to true --preferences --concept nash --most 2
