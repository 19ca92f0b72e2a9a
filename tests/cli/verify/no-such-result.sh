detente verify data/fence.yaml nowhere.json
