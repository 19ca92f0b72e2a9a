detente explain examples/cases/chicken.yaml --state 1 --concept seq_or_sim  --format json -o w.json && sed -n '/"concept"/,$p' w.json && detente verify examples/cases/chicken.yaml w.json
