detente solve examples/preferences/unknown.yaml --behaviour Farm=any
