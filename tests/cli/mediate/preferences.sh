# The published question: when would state 2 hold, if Syria thought otherwise? 384 orders, by hand; GMCR+ prints 420.
detente mediate examples/cases/syria_iraq.yaml --to 2 --preferences --by Syria
