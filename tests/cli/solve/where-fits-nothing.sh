detente solve examples/fence.yaml --where 'build and not build'
