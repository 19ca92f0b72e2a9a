cp examples/forty_villages.yaml crowd.yaml
detente check --strict crowd.yaml
