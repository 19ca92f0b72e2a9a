detente paths examples/cases/elmira.yaml --format csv --disimprove M
