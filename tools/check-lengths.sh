#!/bin/sh
# Budgets of size: a file of at most 600 lines, a header of at most 250, a function of at most 100 (tables excepted).
# Prints the ten longest functions; fails on what is over a budget.
set -u
cd "$(dirname "$0")/.." || exit 2
bad=0
for file in src/*/*.c cli/*.c tests/*/*.c tests/unit/*/*.c bench/*.c; do
    [ -f "$file" ] || continue
    lines=$(wc -l < "$file")
    case $file in tests/*) limit=900 ;; *) limit=600 ;; esac
    [ "$lines" -le $limit ] || { echo "$file: $lines lines, over $limit"; bad=1; }
done
for file in include/detente/*.h src/*/*.h; do
    lines=$(wc -l < "$file")
    [ "$lines" -le 250 ] || { echo "$file: $lines lines, over 250"; bad=1; }
done
# A function begins at a line that starts with "{" and ends at one that starts with "}"; its name is on the line before.
longest=$(awk 'FNR == 1 { name = "" } /^[a-zA-Z]/ { head = $0 } /^\{/ { start = FNR } /^\}/ && start { print FNR - start - 1, FILENAME ":" start ": " head; start = 0 }' \
    src/*/*.c cli/*.c | sort -rn | head -10)
echo "$longest"
[ "$(echo "$longest" | head -1 | cut -d' ' -f1)" -le 100 ] || bad=1
exit $bad
