# Errors of both files are told, each with its file.
sed 's/build iff pay/bild iff pay/' examples/fence.yaml > second.yaml
detente compare examples/fence.yaml second.yaml
