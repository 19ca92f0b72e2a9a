detente solve examples/cases/elmira_9.yaml --concepts maximin_3 --format json | sed "s/maximin_3/l_3/" > r.json
detente verify examples/cases/elmira_9.yaml r.json
