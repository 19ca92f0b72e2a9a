detente schema --help
