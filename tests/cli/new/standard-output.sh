detente new - > one.yaml && detente new two.yaml && cmp one.yaml two.yaml && detente new - | detente check -
