detente solve examples/cases/chicken.yaml --behaviour Three=any
