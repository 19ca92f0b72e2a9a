detente plan examples/preferences/unknown.yaml --to 1; detente mediate examples/preferences/pairs.yaml --to old
