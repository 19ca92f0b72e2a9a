detente concepts --format json
