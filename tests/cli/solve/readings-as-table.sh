detente solve data/minds.yaml --readings all --format csv
