echo mine > model.yaml
detente new model.yaml
code=$?
cat model.yaml
exit $code
