{ head -c 100000 /dev/zero | tr "\\0" "["; } | detente verify data/fence.yaml - 2>&1 | cut -c 1-80
