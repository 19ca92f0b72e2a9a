detente plan examples/cases/cuban_missile_crisis.yaml --from 1 --to air_strike --any-end --worse-end
