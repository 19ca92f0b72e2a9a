detente mediate examples/forty_villages.yaml --to 'dam0 and not dam0'
