detente solve examples/ukraine-2022/model.yaml --where "ease or invade" --format json > r.json; detente verify examples/ukraine-2022/model.yaml r.json --sample 500
