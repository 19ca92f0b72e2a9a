echo "{\"format\": \"recipe\", \"version\": 1}" | detente verify data/fence.yaml -
