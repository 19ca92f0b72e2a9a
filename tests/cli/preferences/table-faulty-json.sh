mkdir m; cp data/tables/values.* m; detente check m/values.yaml --format json
