detente mediate examples/features/garden_fence.json --to 2 --concept nash
