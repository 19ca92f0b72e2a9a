# 512 states: a warning, and the graph all the same. The table has no such warning.
for k in 1 2 3 4 5 6 7 8 9; do
    decision_makers="${decision_makers:-} D$k: {options: {o$k: }},"
    preferences="${preferences:-} D$k: {statements: [o$k]},"
done
echo "{detente: 1, name: many, decision_makers: {$decision_makers}, preferences: {$preferences}}" > many.yaml
detente graph many.yaml | grep -c 'label="[0-9]'
detente graph many.yaml --format csv | wc -l
