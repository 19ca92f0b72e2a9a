detente report examples/features/garden_fence.json --format markdown
