detente explain examples/ukraine-2022/model.yaml --engine symbolic --state stand_off --depth sentence
