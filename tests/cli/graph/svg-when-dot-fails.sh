# It never reads, and ends badly.
mkdir bin
printf '#!/bin/sh\necho "it hurts" >&2\nexit 3\n' > bin/dot
chmod +x bin/dot
PATH=$PWD/bin:$PATH detente graph data/fence.yaml --format svg
