detente concepts --format dot
