# What was found until the limit is told, and how far the search came; a file is written whole or not at all.
model=examples/ukraine-2022/model.yaml
other=examples/ukraine-2022/wishes.yaml
detente compare $model $other --size 4 --max-time 0.3 > answer 2> errors
echo "exit $?"
sed "s/ while .*;/ while ...;/" errors
tr '\n' ' ' < answer | grep -o "A limit was reached[^:.,]*"
detente compare $model $other --size 4 --max-time 0.3 --format json -o file 2> errors
echo "exit $?"
ls -A
