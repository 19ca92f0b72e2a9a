# What turns what, where one difference does nothing and two do something together.
sh data/edited-flagship.sh > edited.yaml
detente compare examples/ukraine-2022/model.yaml edited.yaml --format markdown
