detente concepts --format markdown
