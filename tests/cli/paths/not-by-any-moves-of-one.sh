detente paths examples/fence.yaml --to shared --disimprove Anna
