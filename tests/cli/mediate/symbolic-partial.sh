# What was finished before the limit is told.
detente mediate examples/forty_villages.yaml --to draw6,draw9 --concept nash --changes commitment --size 4 --max-time 2 > answer 2> errors
echo "exit $?"
tr '\n' ' ' < answer | grep -o 'All sets of 2: [0-9]* were tried'
tr '\n' ' ' < answer | grep -o 'Sets of [0-9], not finished' | tr 0-9 N
