detente solve examples/features/garden_fence.json --where a
