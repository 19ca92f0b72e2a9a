detente report examples/ukraine-2022/model.yaml --format markdown --reading Russia=conquest | sed "/^### The conflict/,\$d"
