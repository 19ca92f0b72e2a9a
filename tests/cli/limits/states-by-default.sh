{
    printf 'detente: 1\nname: Large\ndecision_makers:\n'
    for dm in A B; do
        printf '  %s:\n    options:\n' $dm
        for k in 1 2 3 4 5 6 7 8 9 10 11 12; do printf '      %s%s:\n' $dm $k; done
    done
    printf 'status_quo: []\npreferences:\n  A: {statements: [A1 and B2]}\n  B: {statements: [B1 or A2]}\n'
} > large.yaml
detente solve large.yaml --engine explicit
