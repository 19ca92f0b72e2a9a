detente solve examples/cases/chicken.yaml --concepts l_3 --format json | sed "s/\"by\": \"sanction\"/\"by\": \"tie\"/" > r.json
detente verify examples/cases/chicken.yaml r.json
