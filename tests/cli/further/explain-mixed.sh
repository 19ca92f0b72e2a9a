detente explain examples/cases/chicken.yaml --state 1 --concept mixed --behaviour Two=any
