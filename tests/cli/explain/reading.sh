detente explain examples/ukraine-2022/model.yaml --state stand_off --dm Russia --concept seq --reading Russia=conquest --depth witness
