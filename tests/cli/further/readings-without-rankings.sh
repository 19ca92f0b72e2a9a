cat > model.yaml <<'END'
detente: 1
name: One reading ranks the states, another does not
decision_makers:
  A: {options: {a: A}}
  B: {options: {b: B}}
preferences:
  A: {readings: {one: {statements: [a, b]}, two: {statements: [{that: b, unknown: true}, a]}}}
  B: {statements: [b]}
END
detente solve model.yaml --concepts nash,maximin_3 --readings all
