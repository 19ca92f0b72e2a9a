sh data/middling-model.sh 9 > model.yaml
detente sensitivity model.yaml --concepts nash,seq > answer 2> errors &
sleep 0.6
kill -INT $!
wait $!
echo "exit $?"
cat errors
tr '\n' ' ' < answer | grep -o "more were not: a limit was reached before them"
