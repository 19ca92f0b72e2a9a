# What was tried until the limit is told, and how much was not; a file is written whole or not at all.
sh data/middling-model.sh > model.yaml
detente sensitivity model.yaml --concepts nash,seq --max-time 0.4 > answer 2> errors
echo "exit $?"
sed "s/ while .*;/ while ...;/" errors
tr '\n' ' ' < answer | grep -o "more were not: a limit was reached before them"
detente sensitivity model.yaml --concepts nash,seq --max-time 0.4 -o file 2> errors
echo "exit $?"
ls -A
