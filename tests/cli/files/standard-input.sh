detente solve - --format csv --concepts nash < data/fence.yaml
