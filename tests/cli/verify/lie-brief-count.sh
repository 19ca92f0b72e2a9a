detente solve data/fence.yaml --format json --brief | sed 's/^\( *"Ben"\): 3/\1: 2/' > lie.json
detente verify data/fence.yaml lie.json
