detente explain examples/cases/chicken.yaml --state 1 --concept each --concept-of One=nash --concept-of Two=policy
