# Somebody more, with an option and a rule; and an option less.
cat > second.yaml <<'Y'
detente: 1
name: The garden fence, with a surveyor
decision_makers:
  Anna: {options: {build: Build the fence}}
  Ben:
  Carl: {options: {pay: Pay half of it, measure: Measure the plot}}
infeasible: [build and not measure]
preferences:
  Anna: {statements: [build and pay, build iff pay]}
  Ben: {statements: [build]}
  Carl: {statements: [measure, not pay]}
Y
detente compare examples/fence.yaml second.yaml
