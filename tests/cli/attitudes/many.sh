# Eight decision makers have 3^8 rows of attitudes.
{
    printf 'detente: 1\nname: Eight\ndecision_makers: {A: {options: {a: }}, B: , C: , D: , E: , F: , G: , H: }\npreferences:\n'
    for dm in A B C D E F G H; do printf '  %s: {statements: [a]}\n' $dm; done
} > eight.yaml
detente attitudes eight.yaml --dm A
