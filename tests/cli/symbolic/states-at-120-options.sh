sh data/crowd.sh > crowd.yaml
detente states crowd.yaml
