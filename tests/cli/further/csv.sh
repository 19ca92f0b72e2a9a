detente solve examples/cases/chicken.yaml --concepts nash,l_3,stackelberg_2 --format csv
