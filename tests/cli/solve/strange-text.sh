detente solve data/strange.yaml --concepts nash,gmr --format text
