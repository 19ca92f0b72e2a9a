detente check data/warned.yaml --color=always
