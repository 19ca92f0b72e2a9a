detente check --help
