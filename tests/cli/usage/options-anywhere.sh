detente solve data/fence.yaml --format csv --concepts nash > one
detente --format=csv --concepts=nash solve data/fence.yaml > two
detente --concepts nash solve --format csv -- data/fence.yaml > three
cmp one two && cmp two three && echo alike
