detente states examples/preferences/unknown.yaml --moves
