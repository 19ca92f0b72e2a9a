detente paths examples/forty_villages.yaml --from dam5
