detente explain data/ties.yaml --state start --concept l_2
