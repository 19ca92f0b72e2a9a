options=""
for k in 1 2 3 4 5 6 7 8 9; do options="$options o$k: ,"; done
echo "{detente: 1, name: many, decision_makers: {A: {options: {$options}}}, preferences: {A: {statements: [o1]}}}" > many.yaml
detente graph many.yaml -o picture.dot
code=$?
ls picture.dot 2> /dev/null
exit $code
