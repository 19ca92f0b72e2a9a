# A report does not list hundreds of thousands of comparisons, and says how many it leaves out.
awk 'BEGIN {
    printf "detente: 1\nname: n\ndecision_makers: {A: , B: }\ngraph: {states: [s1"
    for (s = 2; s <= 15; s++) printf ", s%d", s
    printf "], moves: {A: {s1: [s2]}}}\npreferences:\n  B: {ranking: [s1"
    for (s = 2; s <= 15; s++) printf ", s%d", s
    printf "]}\n  A: {pairs: ["
    for (s = 1; s <= 15; s++) for (q = s + 1; q <= 15; q++) printf "%ss%d %s s%d", (s + q > 3 ? ", " : ""), s, ((s + q) % 3 ? ">" : "<"), q
    printf "]}\n"
}' > model.yaml
detente report model.yaml --format markdown > report.md
echo "exit $?"
grep -c '^| s[0-9]* [\\<>]* s[0-9]* |' report.md
grep -o 'The model has [0-9]* comparisons more' report.md
