# What belongs to the search of changes does not go with it.
detente mediate examples/cases/syria_iraq.yaml --to 2 --preferences --size 2
