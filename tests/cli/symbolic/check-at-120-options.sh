sh data/crowd.sh > crowd.yaml
detente check --strict crowd.yaml
