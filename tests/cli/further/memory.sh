{
    echo "detente: 1"; echo "name: Two with many options"; echo "decision_makers:"
    for dm in A B; do
        echo "  $dm:"; echo "    options:"
        for k in 1 2 3 4 5 6; do echo "      $dm$k: "; done
    done
    echo "preferences: {A: {statements: [A1]}, B: {statements: [not A1]}}"
} > model.yaml
detente solve model.yaml --concepts l_2 --max-memory 8
