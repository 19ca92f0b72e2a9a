detente solve data/fence.yaml --max-states 4 --concepts nash --format csv | wc -l | tr -d " "
