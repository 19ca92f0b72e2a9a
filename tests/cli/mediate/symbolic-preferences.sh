detente mediate examples/fence.yaml --engine symbolic --to shared --preferences
