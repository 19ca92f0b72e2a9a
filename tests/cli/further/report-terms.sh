detente report examples/cases/chicken.yaml --behaviour Two=stay --concept-of One=nash --format markdown | sed -n "/^### Further concepts/,/^## /p"
