sh data/large-model.sh > large.yaml
detente solve large.yaml --engine explicit -o answer 2> errors &
sleep 0.3
kill -TERM $!
wait $!
echo "exit $?"
cat errors
ls -A
