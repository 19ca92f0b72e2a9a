# Prints a model of 2^22 states, all feasible: enough work to interrupt and to limit.
printf 'detente: 1\nname: Large\ndecision_makers:\n'
for dm in A B; do
    printf '  %s:\n    options:\n' $dm
    for k in 1 2 3 4 5 6 7 8 9 10 11; do printf '      %s%s:\n' $dm $k; done
done
printf 'status_quo: []\npreferences:\n  A: {statements: [A1 and B2]}\n  B: {statements: [B1 or A2]}\n'
