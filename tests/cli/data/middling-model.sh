# Prints a model of 2^16 states (of 4^N, given N), all feasible: one solve is quick, hundreds are not.
printf 'detente: 1\nname: Middling\ndecision_makers:\n'
for dm in A B; do
    printf '  %s:\n    options:\n' $dm
    for k in $(seq "${1:-8}"); do printf '      %s%s:\n' $dm $k; done
done
printf 'states: {home: []}\nstatus_quo: home\npreferences:\n  A: {statements: [A1 and B2]}\n  B: {statements: [B1 or A2]}\n'
