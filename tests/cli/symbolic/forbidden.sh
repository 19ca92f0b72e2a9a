detente solve examples/features/forbid.yaml --engine symbolic --format csv --concepts all
