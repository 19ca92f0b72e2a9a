detente states data/fence.yaml --format json | detente verify data/fence.yaml -
