ln -s elsewhere model.yaml
detente new model.yaml
code=$?
ls
exit $code
