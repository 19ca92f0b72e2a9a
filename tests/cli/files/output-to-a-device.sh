detente solve data/fence.yaml -o /dev/null && ls -l /dev/null | cut -c1
