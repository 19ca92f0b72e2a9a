# The interim deal holds as things are, but improvements lead to the talks, which were to be avoided.
detente mediate examples/ukraine-2022/model.yaml --to interim_deal --concept nash --avoid talks --changes commitment,belief,ban --size 1 --most 3
