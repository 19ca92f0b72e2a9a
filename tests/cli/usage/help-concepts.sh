detente concepts --help
