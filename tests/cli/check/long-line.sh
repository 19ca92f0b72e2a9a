{
    printf '{"detente": 1, "name": "'
    head -c 3000 /dev/zero | tr '\0' x
    printf '", "decision_makers": {"A": {"options": {"a": "'
    head -c 300 /dev/zero | tr '\0' y
    printf '"}}}, "preferences": {"A": {"statements": ["bb", "'
    head -c 30 /dev/zero | tr '\0' a
    printf '"]}}}'
} > long.json
detente check long.json
