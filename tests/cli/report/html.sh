detente report examples/fence.yaml | sed "s/^\(<style>\).*/\1/; /^:root/,/<.style>/d; s/sha256-[^']*/sha256-.../"
