detente solve examples/cases/chicken.yaml --concepts mixed --behaviour Two=any --format json | sed "s/\"Two\": \"any\"/\"Two\": \"improve\"/" > r.json
detente verify examples/cases/chicken.yaml r.json
