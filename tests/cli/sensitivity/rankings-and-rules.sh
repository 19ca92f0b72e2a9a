detente sensitivity examples/cases/elmira.yaml --most 3 --format markdown
