# a rule that never holds, a statement that orders nothing, two readings alike and a state that nothing reaches
cat examples/forty_villages.yaml | sed 's/^states:/  - dam3 and pass3 and not dam3\nstates:\n  stuck: {text: One dam, is: [dam5]}/
    s/{statements: \[not dam39,/{statements: [draw0 or not draw0, not dam39,/
    s/^  V7: .*/  V7: {readings: {one: {statements: [dam6]}, two: {statements: [dam6, dam6]}}}/
    s/      dam5: Build a dam/      dam5: {text: Build a dam, moves: drop}/' > crowd.yaml
detente check crowd.yaml
