mkfifo pipe
head -1 pipe > got &
detente solve examples/ukraine-2022/model.yaml --format json -o pipe
echo "exit $?"
wait
cat got
