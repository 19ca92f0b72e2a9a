detente states examples/features/readings.yaml --reading Seller=proud --moves --format csv | sed -n 1,3p
