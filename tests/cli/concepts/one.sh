detente concepts seq
