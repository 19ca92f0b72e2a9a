command -v dot > /dev/null || { echo "Graphviz is not installed" >&2; exit 77; }
detente graph data/fence.yaml --format svg -o fence.svg 2> /dev/null || exit
grep -o '</svg>' fence.svg
grep -c 'class="node"' fence.svg
