cp examples/forty_villages.yaml crowd.yaml
detente solve crowd.yaml --format json --concepts nash,sseq --examples 1 | sed '/"options"/,/^  \]/d; /sha256/d'
