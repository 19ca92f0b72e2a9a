detente compare examples/ukraine-2022/model.yaml examples/ukraine-2022/model.yaml --second-reading Russia=conqest
