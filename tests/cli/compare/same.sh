# Two names of one file.
cp examples/fence.yaml copy.yaml
detente compare examples/fence.yaml copy.yaml
detente compare examples/fence.yaml - < copy.yaml --format csv
