#!/bin/sh
# docs/map.svg, docs/stairs.svg and docs/bars.svg are the pictures of the flagship as they are now, docs/concepts.svg that of the
# concepts: map.sh PROGRAM. DT_GOLDEN_UPDATE=1 rewrites them.
set -u
DETENTE=$(cd "$(dirname "$1")" && pwd)/$(basename "$1") || exit 2
export DETENTE
cd "$(dirname "$0")/../.." || exit 2
picture=$(mktemp) || exit 2
trap 'rm -f "$picture"' EXIT
for name in map stairs bars concepts; do
    tools/pictures.sh "$name" > "$picture" || exit 1
    [ "$(grep -c '^<svg' "$picture")" = 1 ] || exit 1
    [ "${DT_GOLDEN_UPDATE:-}" != 1 ] || cp "$picture" "docs/$name.svg"
    diff "docs/$name.svg" "$picture" || exit 1
done
