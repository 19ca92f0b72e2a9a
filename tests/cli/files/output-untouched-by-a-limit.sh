echo before > answer
detente solve data/fence.yaml --max-states 3 -o answer
echo "exit $?"
cat answer
ls -A
