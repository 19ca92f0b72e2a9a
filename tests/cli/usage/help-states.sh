detente states --help
