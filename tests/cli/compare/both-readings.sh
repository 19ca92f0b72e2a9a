# A reading for both, another one for the second.
detente compare examples/ukraine-2022/model.yaml examples/ukraine-2022/wishes.yaml --reading Russia=conquest --concepts nash --most 2
