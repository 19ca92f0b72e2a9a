cp examples/forty_villages.yaml crowd.yaml
detente solve crowd.yaml
