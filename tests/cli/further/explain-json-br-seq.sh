detente explain examples/cases/chicken.yaml --state 4 --concept br_seq  --format json -o w.json && sed -n '/"concept"/,$p' w.json && detente verify examples/cases/chicken.yaml w.json
