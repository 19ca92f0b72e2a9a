# As part of a document.
detente mediate examples/cases/syria_iraq.yaml --to 2 --preferences --by Syria --format latex
