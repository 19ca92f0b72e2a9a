# Under SMR an answer must leave no way to escape.
detente mediate examples/ukraine-2022/model.yaml --to full_deal --preferences --concept smr --by Russia,Ukraine
