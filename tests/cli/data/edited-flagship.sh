# The flagship with four other judgements: an invasion that can be called off, two of NATO's statements swapped, one weakened
# and one turned over.
awk '/moves: take/ { sub(/take/, "both") }
    /^  NATO:/ { nato = 1 } /^  Eastern_allies:/ { nato = 0 }
    /^preferences:/ { preferences = 1 }
    preferences && nato && /- that: withdraw$/ { sub(/withdraw/, "ease"); print; next }
    preferences && nato && /- that: ease$/ { sub(/ease/, "withdraw"); print; next }
    preferences && nato && /- that: not bar$/ { sub(/not bar/, "not bar or withdraw") }
    preferences && nato && /- that: not limit$/ { sub(/not limit/, "limit") }
    { print }' examples/ukraine-2022/model.yaml
