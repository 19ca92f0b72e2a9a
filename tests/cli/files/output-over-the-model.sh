cp data/fence.yaml model.yaml
detente solve model.yaml -o ./model.yaml
echo "exit $?"
cmp model.yaml data/fence.yaml && echo untouched
