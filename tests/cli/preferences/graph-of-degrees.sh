detente graph examples/preferences/strong.yaml | grep equilibrium
