detente concepts mixed --format json
