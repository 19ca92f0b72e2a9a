echo before > answer
detente solve data/fence.yaml --reading Anna=keen -o answer
echo "exit $?"
cat answer
ls -A
