detente mediate examples/fence.yaml --engine symbolic --to shared --concept sim
