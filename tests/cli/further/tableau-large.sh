detente solve examples/ukraine-2022/model.yaml --concepts seq_or_sim --table | grep "tableau"
