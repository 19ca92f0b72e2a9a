detente verify data/fence.yaml - --seed 18446744073709551616
