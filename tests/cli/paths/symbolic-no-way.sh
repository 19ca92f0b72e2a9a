detente paths examples/ukraine-2022/model.yaml --engine symbolic --from war --to full_deal
