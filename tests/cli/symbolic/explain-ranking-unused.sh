detente explain examples/features/readings.yaml --engine symbolic --state NYNN --concept sseq --depth sentence
