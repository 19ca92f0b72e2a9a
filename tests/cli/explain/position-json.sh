detente explain data/fence.yaml --state 1 --format json
