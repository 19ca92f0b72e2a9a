detente explain examples/ukraine-2022/model.yaml --state 145 --dm NATO --concept sseq; detente explain examples/ukraine-2022/model.yaml --state 145 --dm NATO --concept gmr --depth witness
