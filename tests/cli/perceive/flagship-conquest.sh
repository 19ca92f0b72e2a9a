detente perceive examples/ukraine-2022/perceptions.yaml --reading Russia=conquest --most 4
