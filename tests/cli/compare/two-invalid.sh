sed 's/build iff pay/bild iff pay/' examples/fence.yaml > second.yaml
detente compare second.yaml second.yaml
