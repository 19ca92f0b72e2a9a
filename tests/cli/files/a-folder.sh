detente solve examples
