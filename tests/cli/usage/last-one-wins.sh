detente solve data/fence.yaml --format json --format csv | head -1
