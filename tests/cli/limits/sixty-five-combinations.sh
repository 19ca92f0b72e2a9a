{
    printf 'detente: 1\nname: Many minds\ndecision_makers:\n'
    for dm in A B C D E F G; do printf '  %s:\n' $dm; done
    printf 'preferences:\n'
    for dm in A B C D E F G; do printf '  %s: {readings: {one: {statements: [true]}, two: {statements: [false]}}}\n' $dm; done
} > minds.yaml
detente solve minds.yaml --readings all
