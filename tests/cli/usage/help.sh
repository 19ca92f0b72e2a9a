detente --help
