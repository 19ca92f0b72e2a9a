detente solve examples/preferences/bounds.yaml --concepts smr --format latex
