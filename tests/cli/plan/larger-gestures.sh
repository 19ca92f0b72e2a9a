detente plan examples/ukraine-2022/model.yaml --to full_deal --gesture 2 --exchange-size 3 | tail -n +3 | head -60
