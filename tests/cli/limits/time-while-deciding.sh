# What was being done is a part of the sentence.
detente solve examples/ukraine-2022/model.yaml --max-time 0.0000001 2> errors
code=$?
sed 's/deciding [a-z]*;/deciding CONCEPT;/' errors
exit $code
