# Prints a model of 2^14 states in which four parties mind each other's options: enough for several threads.
printf 'detente: 1\nname: Crossroads\ndecision_makers:\n'
for dm in A B C D; do
    printf '  %s:\n    options:\n' $dm
    for k in 1 2 3; do printf '      %s%s:\n' $dm $k; done
done
printf '  E:\n    options:\n      E1: {text: No way back, moves: take}\n      E2:\n'
printf 'status_quo: []\npreferences:\n'
printf '  A: {statements: [B1 iff A1, not C2, A2 or D3, A3 if E1, E2]}\n'
printf '  B: {statements: [C1 iff B1, not D2, B2 or A3, not (B3 and E1)]}\n'
printf '  C: {statements: [D1 iff C1, not A2, C2 or B3, C3 if E2]}\n'
printf '  D: {statements: [A1 iff D1, not B2, D2 or C3, D3 iff E1]}\n'
printf '  E: {statements: [A1 and B1, E1 if C2, E2]}\n'
