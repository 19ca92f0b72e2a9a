detente solve data/fence.yaml --brief=yes
