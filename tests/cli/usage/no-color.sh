detente solve data/fence.yaml | head -1
detente solve data/fence.yaml --color always | head -1
NO_COLOR=1 detente solve data/fence.yaml --color=always | head -1
