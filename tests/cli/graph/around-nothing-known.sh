detente graph data/fence.yaml --around shard
