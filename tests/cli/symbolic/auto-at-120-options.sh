sh data/crowd.sh > crowd.yaml
detente solve crowd.yaml
