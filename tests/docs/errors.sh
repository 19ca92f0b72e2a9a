#!/bin/sh
# docs/errors.md has exactly the codes of src/base/codes.h, with the same titles.
cd "$(dirname "$0")/../.." || exit 2
codes=$(sed -n 's/^ *X(\([0-9]*\), [A-Z_]*, DT_[A-Z]*, "\(.*\)").*/\1 \2/p' src/base/codes.h | awk '{ n = $1; sub(/^[0-9]+ /, ""); printf "DT%03d %s\n", n, $0 }')
pages=$(sed -n 's/^### \(DT[0-9]* .*\)/\1/p' docs/errors.md)
[ "$codes" = "$pages" ] && exit 0
printf '%s\n' "$codes" > /tmp/detente-codes.$$
printf '%s\n' "$pages" | diff /tmp/detente-codes.$$ - >&2
rm -f /tmp/detente-codes.$$
exit 1
