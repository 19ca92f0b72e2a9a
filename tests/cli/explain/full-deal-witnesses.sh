for concept in nash smr sseq sim; do detente explain examples/ukraine-2022/model.yaml --state full_deal --concept $concept --depth witness; done
