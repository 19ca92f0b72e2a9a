detente states examples/features/readings.yaml --reading Seller=prowd
