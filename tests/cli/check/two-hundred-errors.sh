{
    printf 'detente: 1\nname: Many errors\ndecision_makers: {A: {options: {a: }}}\npreferences:\n  A:\n    statements:\n'
    k=0
    while [ $k -lt 205 ]; do echo "      - b$k"; k=$((k + 1)); done
} > many.yaml
detente check many.yaml 2> all
echo "exit $?"
tail -4 all
