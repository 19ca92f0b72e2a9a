detente verify - - < data/fence.yaml
