detente concepts --format text
