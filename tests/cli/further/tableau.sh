detente solve examples/cases/chicken.yaml --concepts seq_or_sim --table
detente solve examples/cases/elmira.yaml --concepts seq_or_sim --table | sed -n "/Tableau/,/^1 /p"
