detente report examples/ukraine-2022/model.yaml --reading Russia=conquest --format markdown | sed -n "/^### What would have to change/,/^### Who could/p"
