# A set found at a cost above that of sets which were not tried is not called the cheapest.
detente mediate examples/ukraine-2022/model.yaml --to full_deal --concept nash --reading Russia=conquest --size 2 --most 1 | tail -n 3
