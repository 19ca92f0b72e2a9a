detente explain examples/cases/chicken.yaml --state 1 --concept l_3 --format json -o l.json && sed -n '/"concept"/,$p' l.json && detente verify examples/cases/chicken.yaml l.json
