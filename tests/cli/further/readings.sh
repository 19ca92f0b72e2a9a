detente solve examples/features/readings.yaml --concepts nash,maximin_4 --readings all
