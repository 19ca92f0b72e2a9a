detente mediate examples/features/weights.yaml --to 1 --size 1 --swaps 1
