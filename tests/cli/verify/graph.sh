detente solve examples/features/garden_fence.json --format json > r.json; detente verify examples/features/garden_fence.json r.json
