detente compare examples/guide/drums-1.yaml examples/guide/drums-2.yaml --format json
