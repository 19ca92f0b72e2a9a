detente plan examples/ukraine-2022/model.yaml --to full_deal --reading Russia=conquest --any-end --worse-end
