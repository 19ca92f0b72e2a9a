# Under SIM answers are moves at the same time.
detente mediate examples/cases/syria_iraq.yaml --to 1 --preferences --concept sim --by Syria,Iraq
