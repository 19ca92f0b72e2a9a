# No verdict differs, but one difference hides what another one does.
model() { # model STATEMENT
    echo "{detente: 1, name: x, decision_makers: {A: {options: {x: , y: }}}, infeasible: [not (x iff y)], preferences: {A: {statements: [$1]}}}"
}
model x > first.yaml
model y > second.yaml
detente compare first.yaml second.yaml --concepts nash
