detente perceive examples/ukraine-2022/perceptions.yaml --state stand_off --reading Russia=conquest
