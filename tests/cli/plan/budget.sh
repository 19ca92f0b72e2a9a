detente plan examples/ukraine-2022/model.yaml --to full_deal --budget 0,0,0
