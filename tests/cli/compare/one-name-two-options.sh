# A statement about another one's option of the same name is another statement.
model() { # model OWNER
    echo "{detente: 1, name: x, decision_makers: {A: {options: {x: , y: }}, B: {options: {$2}}}, preferences: {A: {statements: [$1]}, B: {weights: {}}}}"
}
model x "z: " > first.yaml
model B.x "x: , z: " > second.yaml
detente compare first.yaml second.yaml --concepts nash
sed 's/A: {options: {x: , y: }}/A: {options: {y: }}/; s/B\.x/x/' second.yaml > third.yaml
detente compare first.yaml third.yaml --concepts nash
