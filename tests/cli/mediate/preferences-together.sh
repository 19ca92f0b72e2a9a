# Minds that depend on one another: each alone, then both.
detente mediate examples/cases/syria_iraq.yaml --to 1 --preferences --by Syria,Iraq
