detente plan examples/ukraine-2022/model.yaml --to full_deal --guard none
