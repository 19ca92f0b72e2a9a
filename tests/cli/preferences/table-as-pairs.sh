for e in table probable; do detente solve examples/preferences/$e.yaml --format csv > $e.csv; done; cut -d, -f1-4,6,9,12,15,18 table.csv; echo; cut -d, -f1-4,6,9,12,15,18 probable.csv
