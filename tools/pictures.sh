#!/bin/sh
# The pictures in docs/: tools/pictures.sh map, stairs and bars write docs/map.svg, docs/stairs.svg and docs/bars.svg, from reports of
# the flagship, to standard output, tools/pictures.sh concepts docs/concepts.svg; tools/pictures.sh report FILE.png takes a screenshot
# of the beginning. The program must be built.
set -eu
cd "$(dirname "$0")/.."
detente=${DETENTE:-build/cli/detente}
model=examples/ukraine-2022/model.yaml

# A picture of the report as a file of its own: picture NUMBER PARAGRAPHS. Those paragraphs of the style sheet move into it.
picture() {
    style=$(awk -v wanted="^/[*] ($2)" 'BEGIN { RS = ""; ORS = "\n" } $0 ~ wanted { sub(/^\/\*[^/]*\*\/\n/, ""); print }' src/report/style/report.css)
    "$detente" report "$model" | STYLE=$style awk -v wanted="$1" '
        /^<svg/ { number++ }
        number == wanted && /^<svg/ { inside = 1; print; print "<style>\n" ENVIRON["STYLE"] "\nsvg { background: var(--ground); font-family: var(--sans); }\n</style>"; next }
        inside { print }
        /^<\/svg>/ { inside = 0 }'
}

map() {
    picture 1 'Colours|The map'
}

stairs() {
    picture 2 'Colours|The map|The staircase'
}

bars() {
    picture 3 'Colours|The map|The staircase|What outcomes withstand'
}

concepts() {
    "$detente" concepts --format svg
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
