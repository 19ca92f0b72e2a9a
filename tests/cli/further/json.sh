detente solve examples/cases/chicken.yaml --concepts nash,L_2,policy,seq_3 --format json
