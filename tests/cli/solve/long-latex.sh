detente solve examples/ukraine-2022/model.yaml --format latex --concepts nash | sed -n "1,6p;\$p"
