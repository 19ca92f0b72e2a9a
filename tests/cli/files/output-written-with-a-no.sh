detente solve data/fence.yaml --format json | sed 's/"Anna": 3/"Anna": 1/' > lie.json
detente verify data/fence.yaml lie.json -o answer
echo "exit $?"
cat answer
