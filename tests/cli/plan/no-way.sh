detente plan examples/ukraine-2022/model.yaml --from war --to full_deal --any-end --worse-end
