#!/bin/sh
# docs/map.svg is the map of the flagship as it is now: map.sh PROGRAM. DT_GOLDEN_UPDATE=1 rewrites it.
set -u
DETENTE=$(cd "$(dirname "$1")" && pwd)/$(basename "$1") || exit 2
export DETENTE
cd "$(dirname "$0")/../.." || exit 2
picture=$(mktemp) || exit 2
trap 'rm -f "$picture"' EXIT
tools/pictures.sh map > "$picture" || exit 1
[ "${DT_GOLDEN_UPDATE:-}" != 1 ] || cp "$picture" docs/map.svg
diff docs/map.svg "$picture"
