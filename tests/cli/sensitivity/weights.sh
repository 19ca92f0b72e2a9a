detente sensitivity examples/features/weights.yaml --concepts nash,seq --most 5
