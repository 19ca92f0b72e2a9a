detente states examples/features/garden_fence.json --moves --format markdown
