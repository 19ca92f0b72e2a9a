# A ring of 40 villages that share a river: more states than anybody can list. Each may draw water, build a dam, or let the
# water pass; it wants what its neighbours do as much as what it does itself.
printf 'detente: 1\nname: Forty villages on a river\ndecision_makers:\n'
for k in $(seq 0 39); do
    printf '  V%d:\n    name: Village %d\n    options:\n' "$k" "$k"
    printf '      draw%d: Draw water for the fields\n      dam%d: Build a dam\n      pass%d: Let the river pass\n' "$k" "$k" "$k"
done
printf 'infeasible:\n'
for k in $(seq 0 39); do printf '  - dam%d and pass%d\n' "$k" "$k"; done
printf 'states:\n  as_ever: []\n  dry: {text: Dams everywhere, is: [%s]}\n' "$(seq -s , -f dam%g 0 39 | sed 's/,/, /g')"
printf 'status_quo: as_ever\npreferences:\n'
for k in $(seq 0 39); do
    up=$(((k + 39) % 40))
    printf '  V%d: {statements: [not dam%d, draw%d iff pass%d, dam%d if dam%d, draw%d]}\n' "$k" "$up" "$k" "$up" "$k" "$up" "$k"
done
