detente solve examples/features/readings.yaml --concepts maximin_4 --readings all --format json | sed -n "/\"alternatives\"/,\$p"
