cp examples/forty_villages.yaml crowd.yaml
detente report crowd.yaml --format markdown | sed "/^| Village [1-9]/d; /^|  | [a-z]*[0-9]/d"
