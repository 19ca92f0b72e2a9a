detente solve examples/cases/chicken.yaml --concepts l_3,l_4 --format json | sed "s/l_4/l_3/" > r.json
detente verify examples/cases/chicken.yaml r.json
