# Seven minds with two readings each: 128 combinations.
{
    printf 'detente: 1\nname: Many minds\ndecision_makers:\n'
    for dm in A B C D E F G; do printf '  %s: {options: {%s1: }}\n' $dm $dm; done
    printf 'status_quo: []\npreferences:\n'
    for dm in A B C D E F G; do printf '  %s: {readings: {x: {statements: [%s1]}, y: {statements: [not %s1]}}}\n' $dm $dm $dm; done
} | detente report - --format markdown | grep -E "combinations|^## |^### How"
