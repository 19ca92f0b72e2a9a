cp examples/forty_villages.yaml crowd.yaml
detente solve crowd.yaml --max-memory 1 2>&1 | sed 's/about [0-9]* MiB/about N MiB/'
detente solve crowd.yaml --engine symbolic --max-memory 1 > answer 2> errors
echo $?; ls -l answer | cut -d' ' -f5
