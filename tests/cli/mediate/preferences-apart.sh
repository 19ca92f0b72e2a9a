# Under Nash minds are apart: together each demands what it demands alone.
detente mediate examples/cases/syria_iraq.yaml --to 2 --preferences --concept nash
