detente explain --help
