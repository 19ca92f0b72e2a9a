echo before > answer
detente solve data/wrong.yaml -o answer
echo "exit $?"
cat answer
ls -A
