# 16384 states, nothing named: what has no room is counted, and said to be left out.
{
    printf 'detente: 1\nname: Large\ndecision_makers:\n'
    for dm in A B C D E F G; do printf '  %s: {options: {%s1: , %s2: }}\n' $dm $dm $dm; done
    printf 'status_quo: []\npreferences:\n'
    for dm in A B C D E F G; do printf '  %s: {statements: [A1 or B1, %s1 iff G2]}\n' $dm $dm; done
} | detente report - --format markdown | sed -n '1,/^### The conflict/p; /Left out/p'
