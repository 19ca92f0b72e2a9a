detente mediate examples/fence.yaml --engine symbolic --to build,pay --concept nash --avoid "pay and not build" --format json
