detente concepts --format latex
