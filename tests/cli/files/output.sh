detente solve data/fence.yaml --format csv -o answer.csv && cat answer.csv
detente solve data/fence.yaml --format csv --output=answer.csv && wc -l < answer.csv | tr -d ' '
ls -A
