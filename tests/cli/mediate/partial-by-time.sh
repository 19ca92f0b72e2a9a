# What was finished before the limit is told, with what that proves; a file is written whole or not at all.
detente mediate examples/ukraine-2022/model.yaml --to full_deal --concept nash --reading Russia=conquest --size 4 --max-time 1.5 > answer 2> errors
echo "exit $?"
sed 's/ while .*;/ while ...;/' errors
tr '\n' ' ' < answer | grep -o 'All sets of 2: [0-9]* were tried'
tr '\n' ' ' < answer | grep -o 'Sets of [0-9], not finished'
detente mediate examples/ukraine-2022/model.yaml --to full_deal --concept nash --reading Russia=conquest --size 4 --max-time 0.5 -o file 2> errors
echo "exit $?"
ls -A
