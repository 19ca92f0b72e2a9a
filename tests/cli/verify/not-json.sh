echo "{\"format\": }" | detente verify data/fence.yaml -
