detente solve examples/features/garden_fence.json --concepts all --format csv
