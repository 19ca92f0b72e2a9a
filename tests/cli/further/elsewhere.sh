detente sensitivity examples/cases/chicken.yaml --concepts nash,l_3
