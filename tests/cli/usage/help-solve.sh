detente solve --help
