sh data/middling-model.sh 6 > model.yaml
detente attitudes model.yaml --max-memory 4
