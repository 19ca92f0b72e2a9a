detente explain examples/ukraine-2022/model.yaml --state stand_off --concept maximin_4 --dm France
