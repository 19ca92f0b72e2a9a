printf '' > empty.yaml
detente check empty.yaml
