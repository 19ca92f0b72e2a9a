# Prints a model of 2^16 states, all feasible: one solve is quick, hundreds are not.
printf 'detente: 1\nname: Middling\ndecision_makers:\n'
for dm in A B; do
    printf '  %s:\n    options:\n' $dm
    for k in 1 2 3 4 5 6 7 8; do printf '      %s%s:\n' $dm $k; done
done
printf 'states: {home: []}\nstatus_quo: home\npreferences:\n  A: {statements: [A1 and B2]}\n  B: {statements: [B1 or A2]}\n'
