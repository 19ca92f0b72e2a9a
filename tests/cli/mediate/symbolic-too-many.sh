# A statement that more states satisfy than are looked at one by one.
detente mediate examples/forty_villages.yaml --to pass0
