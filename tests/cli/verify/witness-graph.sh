detente explain examples/features/garden_fence.json --state 1 --concept seq --format json | detente verify examples/features/garden_fence.json -
