detente states examples/preferences/bounds.yaml --moves
