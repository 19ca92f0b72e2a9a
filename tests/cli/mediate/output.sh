detente mediate examples/fence.yaml --to shared -o answer
echo "exit $?"
cat answer
