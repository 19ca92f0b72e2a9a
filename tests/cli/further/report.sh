detente report examples/cases/chicken.yaml --concepts l_3,policy --format markdown | sed -n "/^### Further concepts/,/^## /p"
