detente solve examples/preferences/unknown.yaml --concepts seq_d --where 'not ration' --format json | sed -n '/"where"/,$p'
