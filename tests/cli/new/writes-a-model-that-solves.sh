detente new model.yaml && detente check --strict model.yaml && detente solve model.yaml --brief --format csv
