detente solve examples/features/garden_fence.json --concepts sim
