# All of it for programs.
detente mediate examples/cases/syria_iraq.yaml --to 1 --preferences --by Syria --format json
