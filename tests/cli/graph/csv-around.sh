detente graph data/fence.yaml --format csv --improvements --around "[build]" --depth 2
