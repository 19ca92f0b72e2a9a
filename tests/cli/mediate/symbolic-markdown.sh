detente mediate examples/fence.yaml --engine symbolic --to build,pay --concept nash --format markdown
