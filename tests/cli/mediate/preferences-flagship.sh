# What would NATO have to think for the deal to be a Nash equilibrium? Numbers of 745 digits are told by their size.
detente mediate examples/ukraine-2022/model.yaml --to full_deal --preferences --concept nash
