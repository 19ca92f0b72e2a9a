mkfifo model
detente check model 2> errors &
sleep 0.3
kill -INT $!
wait $!
echo "exit $?"
cat errors
