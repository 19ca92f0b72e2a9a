detente solve examples/cases/chicken.yaml --concepts l_3 --format json | sed "s/\"One\": \[1, 2\]/\"One\": [1]/" > r.json
detente verify examples/cases/chicken.yaml r.json
