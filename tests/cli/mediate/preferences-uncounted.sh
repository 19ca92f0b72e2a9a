# More ways than are listed are not counted, and said to be.
detente mediate examples/ukraine-2022/model.yaml --to full_deal --preferences --by Russia,Ukraine
