detente solve examples/preferences/unknown.yaml --concepts seq_a,seq_d --where 'not ration'
