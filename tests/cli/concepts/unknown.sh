detente concepts sek
