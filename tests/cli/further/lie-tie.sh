detente solve data/ties.yaml --concepts l_2 --format json | sed "/by_tie/,\$s/\"A\": \[1\]/\"A\": []/" > r.json
detente verify data/ties.yaml r.json
