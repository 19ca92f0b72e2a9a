detente paths examples/cases/elmira_9.yaml --to 8 --table --format markdown
