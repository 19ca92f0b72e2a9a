detente mediate examples/ukraine-2022/model.yaml --to full_deal --concept nash --format markdown
