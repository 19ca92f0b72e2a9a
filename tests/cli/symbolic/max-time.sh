cp examples/forty_villages.yaml crowd.yaml
detente solve crowd.yaml --max-time 0.000001 2> errors
echo $?; sed 's/ while .*;/ while ...;/' errors
