program=$(command -v detente)
PATH=/nowhere "$program" graph data/fence.yaml --format svg
