#!/bin/sh
# The pictures in docs/, made from reports: tools/pictures.sh map writes docs/map.svg to standard output, tools/pictures.sh
# report FILE.png takes a screenshot of the beginning of a report. Both of the flagship. The program must be built.
set -eu
cd "$(dirname "$0")/.."
detente=${DETENTE:-build/cli/detente}
model=examples/ukraine-2022/model.yaml

# The map as a file of its own: two paragraphs of the style sheet, colours and shapes, move into the picture.
map() {
    style=$(awk 'BEGIN { RS = ""; ORS = "\n" } /^\/\* (Colours|The map)/ { sub(/^\/\*[^/]*\*\/\n/, ""); print }' src/report/style/report.css)
    "$detente" report "$model" | STYLE=$style awk '
        /^<svg/ { print; print "<style>\n" ENVIRON["STYLE"] "\nsvg { background: var(--ground); font-family: var(--sans); }\n</style>" }
        /^<svg/, /^<\/svg>/ { if (!/^<svg/) print }'
}

report() {
    folder=$(mktemp -d)
    "$detente" report "$model" -o "$folder/report.html"
    chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
        --disable-component-update --disable-sync --hide-scrollbars --user-data-dir="$folder/profile" \
        --window-size=1060,1050 --force-device-scale-factor=0.8 --screenshot="$1" "file://$folder/report.html" 2> /dev/null
    rm -rf "$folder"
}

"$@"
