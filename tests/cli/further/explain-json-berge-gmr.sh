detente explain examples/cases/chicken.yaml --state 2 --concept berge_gmr  --format json -o w.json && sed -n '/"concept"/,$p' w.json && detente verify examples/cases/chicken.yaml w.json
