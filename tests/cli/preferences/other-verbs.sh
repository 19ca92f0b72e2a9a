detente paths examples/preferences/unknown.yaml; detente mediate examples/preferences/pairs.yaml --to old
