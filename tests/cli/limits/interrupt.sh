sh data/large-model.sh > large.yaml
detente solve large.yaml --engine explicit > answer 2> errors &
sleep 0.3
kill -INT $!
wait $!
echo "exit $?"
cat errors
