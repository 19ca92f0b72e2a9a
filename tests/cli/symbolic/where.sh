detente solve examples/ukraine-2022/model.yaml --engine symbolic --where 'ease and not arm' --concepts gmr
