detente solve examples/features/counting.yaml --engine symbolic --format csv --concepts all
