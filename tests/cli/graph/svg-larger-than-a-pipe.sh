# Both ends at work: more goes in, and more comes out, than a pipe holds.
mkdir bin
printf '#!/bin/sh\nexec cat\n' > bin/dot
chmod +x bin/dot
detente graph examples/ukraine-2022/model.yaml > plain.dot
PATH=$PWD/bin:$PATH detente graph examples/ukraine-2022/model.yaml --format svg > through.dot
cmp plain.dot through.dot && [ "$(wc -c < plain.dot)" -gt 65536 ] && echo alike
