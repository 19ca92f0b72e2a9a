detente "$(printf 'so\033[31mlve')" data/fence.yaml
