# What was counted when the memory is used up is told.
detente paths examples/forty_villages.yaml --from dam5 --max-memory 4 2> /dev/null
