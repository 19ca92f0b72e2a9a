detente concepts nash --format svg
