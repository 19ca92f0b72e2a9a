detente explain examples/cases/chicken.yaml --state 1 --concept nash --concept-of One=nash
