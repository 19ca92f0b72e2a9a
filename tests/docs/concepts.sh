#!/bin/sh
# docs/concepts.md is what the table of concepts and the solver say now: concepts.sh GENERATOR. DT_GOLDEN_UPDATE=1 rewrites it.
set -u
generator=$(cd "$(dirname "$1")" && pwd)/$(basename "$1") || exit 2
cd "$(dirname "$0")/../.." || exit 2
page=$(mktemp) || exit 2
trap 'rm -f "$page"' EXIT
(cd examples/cases && "$generator" prisoners_dilemma.yaml chicken.yaml matching_pennies.yaml stag_hunt.yaml) > "$page" || exit 1
[ "${DT_GOLDEN_UPDATE:-}" != 1 ] || cp "$page" docs/concepts.md
diff -u docs/concepts.md "$page"
