detente explain examples/features/garden_fence.json --state 1 --concept sim
