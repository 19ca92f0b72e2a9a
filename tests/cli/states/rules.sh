detente states examples/ukraine-2022/model.yaml | sed 13q
