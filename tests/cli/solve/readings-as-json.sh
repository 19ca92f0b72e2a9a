detente solve data/minds.yaml --readings all --concepts nash --format json | sed "1,/alternatives/d"
