detente solve data/fence.yaml --concepts seq,nash,seq --format csv | head -1
