# Whatever Syria may want, Iraq leaves: no.
detente mediate examples/cases/syria_iraq.yaml --to 3 --preferences --by Syria
