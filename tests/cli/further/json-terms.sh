detente solve examples/cases/matching_pennies.yaml --concepts maximin_5 --behaviour One=any --concept-of Two=l_2 --format json
