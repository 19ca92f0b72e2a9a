(detente solve examples/ukraine-2022/model.yaml --format json; echo $? > code) | head -1
cat code
