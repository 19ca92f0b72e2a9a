detente coalitions examples/cases/syria_iraq.yaml
