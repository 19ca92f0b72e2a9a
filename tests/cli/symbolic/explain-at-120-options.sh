cp examples/forty_villages.yaml crowd.yaml
detente explain crowd.yaml --state as_ever --dm V7 --concept seq
detente explain crowd.yaml --state as_ever --dm V7 --concept sseq --depth sentence
detente explain crowd.yaml --state as_ever --dm V7
