detente new --help
