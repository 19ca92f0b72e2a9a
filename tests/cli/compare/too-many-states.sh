# Neither can be compared where one cannot be listed.
detente compare examples/fence.yaml examples/ukraine-2022/model.yaml --max-states 100
