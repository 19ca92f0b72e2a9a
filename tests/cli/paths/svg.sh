command -v dot > /dev/null || { echo "Graphviz is not installed" >&2; exit 77; }
detente paths examples/cases/elmira_9.yaml --format svg -o tree.svg 2> /dev/null || exit
grep -o "</svg>" tree.svg
