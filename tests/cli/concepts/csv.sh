detente concepts --format csv
