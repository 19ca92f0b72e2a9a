# A dot that never ends is stopped.
mkdir bin
printf '#!/bin/sh\nexec sleep 60\n' > bin/dot
chmod +x bin/dot
PATH=$PWD/bin:$PATH detente graph data/fence.yaml --format svg --max-time 0.3
