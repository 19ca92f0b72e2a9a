cp examples/forty_villages.yaml crowd.yaml
detente states crowd.yaml
