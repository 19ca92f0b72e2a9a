detente mediate examples/ukraine-2022/model.yaml --to full_deal --concept nash --reading Russia=conquest --size 4 > answer 2> errors &
sleep 0.8
kill -INT $!
wait $!
echo "exit $?"
cat errors
tr '\n' ' ' < answer | grep -o 'Sets of [0-9], not finished'
