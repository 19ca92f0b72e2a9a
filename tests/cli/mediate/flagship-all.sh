detente mediate examples/ukraine-2022/model.yaml --to full_deal --concept nash --reading Russia=conquest --changes all --most 2
