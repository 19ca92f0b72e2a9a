detente solve examples/ukraine-2022/model.yaml --table --brief --concepts nash,seq | sed "1,/Ranks/d"
