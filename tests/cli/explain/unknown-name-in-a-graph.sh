detente explain examples/features/garden_fence.json --state fense
