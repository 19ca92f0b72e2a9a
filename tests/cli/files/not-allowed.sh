[ "$(id -u)" != 0 ] || { echo "root may read everything" >&2; exit 77; }
cp data/fence.yaml mine.yaml && chmod 0 mine.yaml
detente check mine.yaml
