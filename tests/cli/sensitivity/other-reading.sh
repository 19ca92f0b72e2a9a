detente sensitivity examples/ukraine-2022/model.yaml --reading Russia=conquest --concepts nash,seq --most 4
