detente explain examples/cases/syria_iraq.yaml --state 1 --concept policy --format markdown
