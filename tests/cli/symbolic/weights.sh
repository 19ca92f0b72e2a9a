detente solve examples/features/weights.yaml --engine symbolic --format csv --concepts all
